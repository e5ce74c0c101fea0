import { describe, expect, it } from 'vitest'
import { hasSecret } from './secret.ts'
import { tokenKinds } from './token.ts'

// Every secret here is made up, and put together where it stands, so that no scanner takes this file for a leak.

const holds = (text: string) => hasSecret({ text, isLate: () => false })
const random = 'q7Zt0LXcM3EiMbgJpUNnkRtOfOueHznB4vWx9yKd2sA5fG8hT1rC6lQeYuIoPmVw'
const key = (prefix: string, least: number, alphabet = /./) => prefix + [...random.repeat(4)].filter((char) => alphabet.test(char)).join('').slice(0, least)
const block = (name: string, body: string) => `-----BEGIN ${name}-----\n${body}\n-----END ${name}-----`

describe('what is a secret', () => {
  it('every token that says what it is', () => {
    for (const { prefix, body, least } of tokenKinds) {
      const alphabet = new RegExp(body.source.slice(0, body.source.lastIndexOf('{')))
      expect([prefix, holds(`see ${key(prefix, least, alphabet)} here`)]).toEqual([prefix, true])
    }
  })

  it.each([
    block('RSA PRIVATE KEY', random), block('OPENSSH PRIVATE KEY', random), block('PGP PRIVATE KEY BLOCK', random), block('PRIVATE KEY', random),
    `postgres://app:${random.slice(0, 12)}@db.internal:5432/x`, `https://deploy:${random.slice(0, 20)}@git.internal/x.git`, `Server=db;Database=x;User Id=app;Password=${random.slice(0, 10)};`,
    `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${random}${random.slice(0, 22)}==;`, `https://hooks.slack.com/services/T01ABCDEF/B01ABCDEF/${random.slice(0, 24)}`,
    `DB_PASSWORD="${random.slice(0, 12)}"`, `"apiKey": "${random.slice(0, 32)}"`, `client_secret: ${random.slice(0, 40)}`, `export const token = '${random.slice(0, 24)}'`, `Authorization: Bearer ${random.slice(0, 40)}`, `curl -u admin:${random.slice(0, 12)} https://x.internal`,
    `Passwort: ${random.slice(0, 10)}`, `user: anna\npass: ${random.slice(0, 10)}`, `dbpass=${random.slice(0, 12)}`, `A3-Q7ZT0L-XCM3EIMBGJP-UNNKR-TOFOU-EHZNB`, `ops_eyJ${random.repeat(8)}`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${random.slice(0, 43)}`,
  ])('%s', (text) => expect(holds(text)).toBe(true))
})

describe('what only stands for one', () => {
  it.each([
    '-----BEGIN RSA PRIVATE KEY----- is how such a file begins.', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'AKIAIOSFODNN7EXAMPLE', 'API_KEY=your-api-key-here', 'password: "changeme123"', 'token = process.env.API_TOKEN_2', "secret: '${SECRET_1}'",
    'postgres://postgres:postgres@localhost:5432/x', 'mysql://user:<password>@host', 'https://example.com:8080/a@b', 'password = getPassword(user1)', 'credentialsId: \'ff083f76-7804-4ef1-80e4-fe975bb9141b\'', 'public_key = "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"',
    'csrf-token=Mj2qykJO5rELyHgezQ69nzUX0i3OH67V7', 'token_url = "https://login.example/oauth2/v2.0/token"', 'tokenCount: 1234567890', 'Your password must have at least 12 characters: letters, digits and 1 sign.', 'secret santa: room 4b-17 at 15:30', 'PASSWORD=',
    'Authorization: Bearer <token>', 'key-value store, sk-learn, hf_hub, npm_config_registry', 'the token "minisat-master-keying:x64-uwp" fails', 'webhook: https://example.com/hooks/1', 'password reset for user 12345678', 'apikey: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  ])('%s', (text) => expect(holds(text)).toBe(false))
})
