// Texts made to keep a recogniser busy: long repeats of what its shapes begin with and never finish.

const pieces = [
  'a', ' ', '\n', '0', '1 ', '1-', '4', '4111 ', '1.', '12-', 'A', 'AA', 'DE89 ', 'DE8', '@', 'a@', 'a@b.', 'a.', 'password', 'password=', 'token: ', 'secret\t', 'api_key = "', '"', '://', 'a://b:', 'a://b:c', '-----BEGIN ',
  '-----BEGIN RSA PRIVATE KEY-----', 'ey', 'eyJ', 'eyJaaaaaaaaaa.', 'ghp_', 'sk-', 'xoxb-', 'AKIA', 'key-', 'hf_', 'curl -u ', 'curl ', 'authorization: bearer ', 'AccountKey=', 'pwd=aaaa', ';password=', 'x=', 'x =', '(', '{', 'a(', 'if (', 'for ', 'function ',
  'public static ', 'import a', 'export ', 'const a', 'a: ', 'SELECT ', '<a ', '#', '/*', '"""', '\\', '\u{1f600}', 'é', 'İ', '\u00a0', '1/', '850101-', '12 345 678 ', 'RSSMRA', 'x\n', 'a b c d e f\n', 'a=b;\n', '(((\n', 'password password ', 'token token token ', '=', ':', '::=', '||', '>',
]

/** So many characters of each, and of two of them after each other. */
export function* hostileTexts(length: number): Generator<string> {
  for (const piece of pieces) yield piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  for (const [index, piece] of pieces.entries()) {
    const both = piece + (pieces[(index * 7 + 3) % pieces.length] ?? '')
    yield both.repeat(Math.ceil(length / both.length)).slice(0, length)
    yield `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}!`
  }
}
