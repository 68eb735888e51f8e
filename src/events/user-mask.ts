/** Whether a name matches a mask. `*` matches any run of characters, `?` matches one character. Takes time in proportion to name and mask. */
export function matchesMask(name: string, mask: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    if (mask[place] === '*') {
      star = place++;
      resume = at;
    } else if (place < mask.length && (mask[place] === '?' || mask[place] === name[at])) {
      at++;
      place++;
    } else if (star !== -1) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  return /^\**$/.test(mask.slice(place));
}
