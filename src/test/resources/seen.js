// What cannot be read: every text with its contrast against what lies behind it, where that is too small.
(function () {
  function channels(colour) {
    const found = colour.match(/[\d.]+/g).map(Number);
    return { rgb: found.slice(0, 3), alpha: found.length > 3 ? found[3] : 1 };
  }
  function luminance(rgb) {
    const parts = rgb.map(function (value) {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  function behind(element) {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.alpha > 0) {
        return colour.rgb;
      }
    }
    return [255, 255, 255];
  }
  const poor = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() === "" || element.closest("script, style") || element.getClientRects().length === 0) {
      continue;
    }
    texts++;
    const front = luminance(channels(getComputedStyle(element).color).rgb);
    const back = luminance(behind(element));
    const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (contrast < 4.5) {
      poor.push(contrast.toFixed(2) + " " + node.textContent.trim().slice(0, 40));
    }
  }
  return { texts: texts, poor: poor, ground: getComputedStyle(document.body).backgroundColor,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth };
})()
