// The part of the DOM that reading feeds and pages uses, and the one door to linkedom that makes it.
import { parseHTML } from 'linkedom';

/** A node of any kind; `nodeType` 1 is an element and 3 is text. */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentElement: DomElement | null;
  contains(other: DomNode): boolean;
}

export interface DomElement extends DomNode {
  /** Lower case. */
  readonly localName: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  readonly body: DomElement;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT;
}

/** Tells which of two elements of the document begins later; linkedom's compareDocumentPosition compares depths only. */
export function documentOrder(document: DomDocument): (later: DomElement, earlier: DomElement) => boolean {
  const places = new Map<DomElement, number>();
  for (const element of document.querySelectorAll('*')) places.set(element, places.size);
  return (later, earlier) => (places.get(later) ?? 0) > (places.get(earlier) ?? 0);
}

/** A whole page; one without `<html>` is taken for the inside of a body. Scripts are never run, nothing is loaded. */
export function parsePage(html: string): DomDocument {
  // linkedom takes the first element for the root, whatever it is; what stands before it would be lost.
  const start = html.search(/<html[\s>]/iu);
  return documentOf(start >= 0 ? html.slice(start) : `<html><body>${html}</body></html>`);
}

/** A piece of HTML as the inside of an element. */
export function parseFragment(html: string): DomElement {
  return documentOf(`<html><body>${html}</body></html>`).body;
}

function documentOf(html: string): DomDocument {
  return parseHTML(html).document as unknown as DomDocument;
}
