import { createHash, sign, type KeyObject } from 'node:crypto'

// The CRX3 container of Chromium: "Cr24", version 3, a protobuf header with the developer's proof, then the zip.
// https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx3.proto
// Written here because nothing kept in shape does it over buffers (decision 10); keys, hashes and signatures are Node's.

/** Public key of a key pair as DER (SubjectPublicKeyInfo). */
function publicDer(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' })
}

/** The id Chromium gives an extension: the first 16 bytes of the SHA-256 of its public key, written with the letters a to p. */
export function extensionId(publicKey: KeyObject): string {
  const hex = createHash('sha256').update(publicDer(publicKey)).digest('hex').slice(0, 32)
  return hex.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

/** A zip as CRX3, signed with an RSA key. */
export function createCrx(zip: Uint8Array, privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const key = publicDer(publicKey)
  const crxId = createHash('sha256').update(key).digest().subarray(0, 16)
  const signedData = bytesField(1, crxId)
  const signature = sign('sha256', Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signedData.length), signedData, zip]), privateKey)
  const proof = Buffer.concat([bytesField(1, key), bytesField(2, signature)])
  const header = Buffer.concat([bytesField(2, proof), bytesField(10_000, signedData)])
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A protobuf field of the type bytes. */
function bytesField(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest])
    bytes.push((rest & 0x7f) | 0x80)
  }
}
