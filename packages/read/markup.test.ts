import assert from 'node:assert/strict'
import { test } from 'node:test'
import { depthMax, type Element, parseMarkup } from './markup.ts'

/** A tree in short: tags with their children, words in quotes. */
function shape(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? JSON.stringify(child) : `${child.tag}(${shape(child)})`))
    .join(' ')
}

const trees: readonly (readonly [string, string, string])[] = [
  ['paragraphs end where the next begins', '<p>a<p>b', 'p("a") p("b")'],
  ['a block ends a paragraph', '<p>a<div>b</div>', 'p("a") div("b")'],
  ['list items end where the next begins', '<ul><li>a<li>b</ul>', 'ul(li("a") li("b"))'],
  ['a list in an item does not end it', '<ul><li>a<ul><li>b</ul><li>c</ul>', 'ul(li("a" ul(li("b"))) li("c"))'],
  [
    'cells and rows end where the next begin',
    '<table><tr><td>a<td>b<tr><td>c</table>',
    'table(tr(td("a") td("b")) tr(td("c")))',
  ],
  ['closing what is not open changes nothing', '<b>a</i>b</b>', 'b("ab")'],
  ['closing an outer element closes the inner', '<div><b>a</div>c', 'div(b("a")) "c"'],
  ['entities are characters', '<p>a &amp; b&nbsp;c &#8217;&hellip;', 'p("a & b\u00a0c ’…")'],
  ['void elements hold nothing', 'a<br>b<img src=x>c', '"a" br() "b" img() "c"'],
  ['scripts are not markup', '<script>if (a < b) "<p>"</script><p>c', 'script("if (a < b) \\"<p>\\"") p("c")'],
]
for (const [name, source, tree] of trees) {
  test(name, () => assert.equal(shape(parseMarkup(source).root), tree))
}

test('attributes keep their first value, and names no object has of itself', () => {
  const { root } = parseMarkup('<p id=a ID="b" __proto__=x class=\'c &amp; d\'>e')
  const [p] = root.children
  assert.ok(p !== undefined && typeof p !== 'string')
  assert.deepEqual({ ...p.attributes }, { id: 'a', class: 'c & d' })
})

test('below the deepest level words are kept and elements are not', () => {
  const { root, depth } = parseMarkup(`${'<div>'.repeat(1000)}a<p>b</p>${'</div>'.repeat(1000)}<p>c</p>`)
  assert.equal(depth, 1001)
  let at: Element | undefined = root
  let levels = 0
  while (at !== undefined) {
    const next: Element | string | undefined = at.children.find((child) => typeof child !== 'string')
    at = typeof next === 'string' ? undefined : next
    levels++
  }
  assert.ok(levels <= depthMax + 2)
  assert.match(JSON.stringify(root), /a.*b.*c/u)
})
