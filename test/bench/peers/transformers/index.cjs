// The same for whoever requires it.
module.exports = require('@xenova/transformers');
