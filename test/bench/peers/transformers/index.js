// The product's own Transformers.js, found in the project's node_modules.
export * from '@xenova/transformers';
