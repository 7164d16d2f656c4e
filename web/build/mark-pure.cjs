/**
 * React Flow makes all its components when its module is loaded, and a bundler cannot know that making one has no other
 * effect: the mini map, the controls and all else that is never drawn would come along. This tells it, so that they are
 * left out. Names for React's developer tools go, too, for the same reason.
 * @param {string} source
 */
module.exports = function markPure(source) {
  return source
    .replace(/^\w+\.displayName = '\w+';$/gm, '')
    .replace(/^((?:const|var) \w+ = )((?:memo|forwardRef|fixedForwardRef|create\w+Edge)\()/gm, '$1/* @__PURE__ */ $2');
};
