// Makes one part of a page equal to another in place, so that focus, scrolling and opened parts stay.

// Finds what the reader or a script changed, which stays.
const ours = (element, name) => name === "open" && element.tagName === "DETAILS";
const kept = (element) => element.matches("[data-keep], script, input, select");

const alike = (one, other) =>
  one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "") && one.dataset?.key === other.dataset?.key;

// Removes a node, except one that a script added: that script removes it. Returns whether the page changed.
function leave(gone) {
  if (gone.dataset?.keep !== undefined) {
    return false;
  }

  gone.remove();
  return true;
}

export function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data === fresh.data) {
      return false;
    }

    old.data = fresh.data;
    return true;
  }

  if (kept(old)) {
    return false;
  }

  const attributes = morphAttributes(old, fresh);
  return morphChildren(old, fresh) || attributes;
}

function morphAttributes(old, fresh) {
  let changed = false;
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value && !ours(old, name)) {
      old.setAttribute(name, value);
      changed = true;
    }
  }

  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !ours(old, name)) {
      old.removeAttribute(name);
      changed = true;
    }
  }

  return changed;
}

const named = (node) => Boolean(node.id || node.dataset?.key);

// Returns the next old child that corresponds to the new one, or null. A new child without a name skips no old child with a name, because that one can match later.
function matchOf(child, from) {
  for (let match = from; match; match = match.nextSibling) {
    if (alike(match, child)) {
      return match;
    }

    if (named(match) && !named(child)) {
      return null;
    }
  }

  return null;
}

function morphChildren(old, fresh) {
  let changed = false;
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = matchOf(child, next);
    if (!match) {
      old.insertBefore(document.importNode(child, true), next);
      changed = true;
      continue;
    }

    while (next !== match) {
      const gone = next;
      next = next.nextSibling;
      changed = leave(gone) || changed;
    }

    changed = morph(match, child) || changed;
    next = match.nextSibling;
  }

  while (next) {
    const gone = next;
    next = next.nextSibling;
    changed = leave(gone) || changed;
  }

  return changed;
}
