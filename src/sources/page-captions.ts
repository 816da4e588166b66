// Picture captions of a page: taken out of the body by the marks that papers and their editors' systems put on them.
import type { DomElement } from './dom.js';
import { paragraphsOf } from './html-text.js';

/**
 * HTML's own mark; VCCorp's system (Tuổi Trẻ, Thanh Niên); ePi's (VietnamPlus, Nhân Dân, CAND); VnExpress; WordPress;
 * and the names others give them.
 */
const CAPTIONS = `figcaption, .PhotoCMS_Caption, .VideoCMS_Caption, table.picture td.caption, table.picture .caption, table.tplCaption .Image,
  p.Image, .wp-caption-text, td.caption, p.pCaption, .pCaption,
  .image-caption, .img-caption, .imgcaption, .photo-caption, .photo_caption, .article-caption, .picture-caption, .caption-text, .fig-caption,
  [data-role="caption"], [itemprop="caption"], .caption, .chuthich, .chu-thich, p.cap`;
/** Tables of a picture and its caption, and their cells: which of them hold words, `isCaptionCell` tells. */
const PICTURE_TABLES = '.tplCaption, .imgtbl, .image-full';
const CELLS = 'table.tplCaption td, table.imgtbl td, table.image-full td';
/** What holds a picture and its caption, and nothing that is the article's text. */
const FRAMES =
  'figure, picture, table.picture, table.tplCaption, table.imgtbl, table.image-full, .wp-caption, .VCSortableInPreviewMode[type="Photo"], img';
/** A caption is a sentence or three; what is longer is text in the wrong box. */
const LONGEST = 700;

/** Removes the captions and pictures below `root` and returns the captions as they stand, in order, each once. */
export function takeCaptions(root: DomElement): string[] {
  const captions: string[] = [];
  for (const element of [...root.querySelectorAll(`${CAPTIONS}, ${CELLS}`)]) {
    if (element.localName === 'td' && !element.matches(CAPTIONS) && !isCaptionCell(element)) continue;
    // Marks lie inside each other, as a paragraph of class Image in a figcaption.
    if (!root.contains(element)) continue;
    const text = paragraphsOf(element).join(' ');
    if (text.length > LONGEST) continue;
    if (text !== '' && !captions.includes(text)) captions.push(text);
    element.remove();
  }
  for (const frame of [...root.querySelectorAll(FRAMES)]) {
    if (root.contains(frame) && !holdsText(frame)) frame.remove();
  }
  return captions;
}

/** Some systems wrap tables of figures and quotes in a figure too. */
function holdsText(frame: DomElement): boolean {
  return frame.localName === 'figure' && frame.querySelector('table, blockquote, p') !== null;
}

/**
 * Behind the picture in its row, or in a row below it. Not by a selector: those that compare siblings go through all rows
 * of any table for each of its cells.
 */
function isCaptionCell(cell: DomElement): boolean {
  const row = cell.parentElement;
  let table = row;
  while (table !== null && table.localName !== 'table') table = table.parentElement;
  if (row === null || table === null || !table.matches(PICTURE_TABLES)) return false;
  if (table.matches('.tplCaption')) return row.querySelector('td') !== cell;
  return row.parentElement?.querySelector('tr') !== row;
}
