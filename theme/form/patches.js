/* The difference of two texts, and the patch that makes it. */

/* The lines in which two texts differ: where each stretch begins, from 0, and its lines before and after. */
function differences(before, after) {
  const whole = before.split("\n"), wholeNow = after.split("\n");
  const least = Math.min(whole.length, wholeNow.length);
  let start = 0, end = 0;
  while (start < least && whole[start] === wholeNow[start]) start += 1;
  while (end < least - start && whole.at(-1 - end) === wholeNow.at(-1 - end)) end += 1;
  const old = whole.slice(start, whole.length - end), now = wholeNow.slice(start, wholeNow.length - end);
  const rows = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      rows[i][j] = old[i] === now[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  const found = [];
  let i = 0, j = 0, open = null;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) found.push(open = { at: start + i, gone: [], come: [] });
    if (j >= now.length || (i < old.length && rows[i + 1][j] >= rows[i][j + 1])) open.gone.push(old[i++]);
    else open.come.push(now[j++]);
  }
  return found;
}

/* As `git apply` takes it; a new file has no text before. */
function patch(path, before, after) {
  const lines = (text) => (text ? text.replace(/\n$/, "").split("\n") : []);
  const said = (sign, line, isLast, text) => `${sign}${line}\n${isLast && !text.endsWith("\n") ? "\\ No newline at end of file\n" : ""}`;
  if (before === null) {
    const all = lines(after);
    const head = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${all.length} @@\n`;
    return head + all.map((line, at) => said("+", line, at === all.length - 1, after)).join("");
  }
  const old = lines(before), AROUND = 3;
  let whole = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n`, moved = 0;
  const stretches = differences(before, after).reduce((all, each) => {
    const last = all.at(-1)?.at(-1);
    if (last && each.at - (last.at + last.gone.length) <= 2 * AROUND) all.at(-1).push(each);
    else all.push([each]);
    return all;
  }, []);
  for (const stretch of stretches) {
    const from = Math.max(stretch[0].at - AROUND, 0), last = stretch.at(-1);
    const to = Math.min(last.at + last.gone.length + AROUND, old.length);
    let at = from, text = "", size = 0;
    const same = (end) => { for (; at < end; at += 1, size += 1) text += said(" ", old[at], at === old.length - 1, before); };
    for (const { at: begin, gone, come } of stretch) {
      same(begin);
      for (const line of gone) text += said("-", line, ++at === old.length, before);
      for (const line of come) { text += said("+", line, false, "\n"); size += 1; }
    }
    same(to);
    whole += `@@ -${from + 1},${to - from} +${from + 1 + moved},${size} @@\n${text}`;
    moved += size - (to - from);
  }
  return whole;
}
