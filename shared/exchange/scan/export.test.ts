import { describe, expect, it } from 'vitest'
import { realCatalogue } from '#test/fixture/catalogue.ts'
import { marker } from '#test/fixture/logs.ts'
import { createScan, type ScanOptions } from './index.ts'

// Exports under the names of columns that the vendors document, with made-up lines. The device and the proxy that wrote a
// line bear names that look like AI under a domain of their own: neither may be taken for a destination, or be shown.

const { catalogue } = await realCatalogue()
const device = 'anna-laptop.gpt-lab.com'
const proxy = 'proxy01.openai-gateway.com'
const person = `${marker}.anna@gpt-lab.com`
const when = '2026-10-01T10:00:00Z'

function scan(text: string, options: Partial<ScanOptions> = {}) {
  const reader = createScan({ catalogue, today: '2026-11-21', k: 10, ...options })
  reader.feed(text)
  return reader.end()
}

const csv = (header: string, line: string, lines = 30) => `${header}\n${`${line}\n`.repeat(lines)}`
const json = (event: object, lines = 30) => `${JSON.stringify(event)}\n`.repeat(lines)

const exports: readonly (readonly [name: string, text: string])[] = [
  ['Splunk: Web', csv('_time,host,source,sourcetype,user,src,dest,url_domain', `${when},${proxy},/var/log/x,proxy,${person},10.0.0.1,chatgpt.com,chatgpt.com`)],
  ['Splunk: Web, dest is an IP address', csv('_time,host,user,dest,url_domain', `${when},${proxy},${person},104.18.32.47,chatgpt.com`)],
  ['Splunk: data model', csv('_time,host,Web.user,Web.dest,Web.src', `${when},${proxy},${person},chatgpt.com,${device}`)],
  ['Splunk: Network Resolution', csv('_time,host,src,query,record_type', `${when},${proxy},${device},chatgpt.com,A`)],
  ['Splunk, JSON', json({ preview: false, result: { _time: when, host: proxy, user: person, dest: 'chatgpt.com' } })],
  ['a host of the device beside dest_host', csv('timestamp,hostname,user,dest_host', `${when},${device},${person},chatgpt.com`)],
  ['a host of the device beside destination', csv('timestamp,host,user,destination', `${when},${device},${person},chatgpt.com`)],
  ['a host of the device beside remote_host', csv('timestamp,host,user,remote_host', `${when},${device},${person},chatgpt.com`)],
  ['a client called remote_host beside the URL', csv('timestamp,remote_host,url', `${when},${device},chatgpt.com:443`)],
  ['destination_domain', csv('time,fqdn,destination_domain,user', `${when},${device},chatgpt.com,${person}`)],
  ['JSON: host and dest_host', json({ '@timestamp': when, host: device, dest_host: 'chatgpt.com', user: person })],
  ['Elastic, Kibana CSV', csv('"@timestamp","host.name","user.name","destination.domain"', `"${when}",${device},${person},chatgpt.com`)],
  ['Elastic, Kibana CSV of DNS', csv('@timestamp,host.hostname,dns.question.name,observer.name', `${when},${device},chatgpt.com,${proxy}`)],
  ['Elastic, flat', json({ '@timestamp': when, 'host.name': device, 'url.domain': 'chatgpt.com', 'url.path': `/${marker}` })],
  ['Elastic, nested', json({ '@timestamp': when, host: { name: device, hostname: device }, url: { domain: 'chatgpt.com', original: `/${marker}` }, user: { name: person }, service: { name: marker } })],
  ['Elastic, nested DNS', json({ '@timestamp': when, host: { name: device }, dns: { question: { name: 'chatgpt.com', type: 'A' } }, agent: { hostname: device } })],
  ['Defender, names of devices', csv('Timestamp,DeviceName,ActionType,RemoteUrl,RemoteIP,InitiatingProcessAccountName', `${when},anna-laptop,ConnectionSuccess,chatgpt.com,1.2.3.4,${person}`)],
  ['Defender, FQDNs of devices', csv('Timestamp,DeviceId,DeviceName,ActionType,RemoteIP,RemotePort,RemoteUrl,LocalIP', `${when},1,${device},ConnectionSuccess,1.2.3.4,443,https://chatgpt.com/,10.0.0.1`)],
  ['Sentinel CommonSecurityLog', csv('TimeGenerated,Computer,DeviceName,SourceHostName,SourceUserName,DestinationIP,DestinationHostName,RequestURL', `${when},${proxy},${proxy},${device},${person},1.2.3.4,chatgpt.com,`)],
  ['Sentinel ASIM', csv('TimeGenerated,Dvc,DvcHostname,SrcHostname,SrcUsername,DstDomain,DstIpAddr', `${when},${proxy},${proxy},${device},${person},chatgpt.com,1.2.3.4`)],
  ['CEF as JSON', json({ TimeGenerated: when, dvchost: proxy, shost: device, suser: person, dhost: 'chatgpt.com', dst: '1.2.3.4', request: `chatgpt.com/c/${marker}` })],
  ['Zscaler NSS, CSV', csv('datetime,devicehostname,login,host,action', `${when},${device},${person},chatgpt.com,Allowed`)],
  ['Zscaler NSS, JSON', json({ sourcetype: 'zscalernss-web', event: { datetime: '2026-10-01 10:00:00', user: person, url: `chatgpt.com/c/${marker}`, hostname: 'chatgpt.com', refererURL: `${device}/x`, ClientIP: '10.0.0.1', devicehostname: device } })],
  ['Zscaler NSS, JSON with eurl', json({ sourcetype: 'zscalernss-web', event: { time: when, login: person, eurl: `chatgpt.com/c/${marker}`, ereferer: device, devicehostname: device } })],
  ['Netskope, page events', csv('timestamp,user,hostname,device,domain,page', `1790848800,${person},ANNA-LAPTOP,Windows,chatgpt.com,${marker}`)],
  ['Netskope, network events', csv('timestamp,user,hostname,dsthost,dstip', `1790848800,${person},${device},chatgpt.com,1.2.3.4`)],
  ['Palo Alto, URL log', csv('Domain,Receive Time,Serial #,Type,Threat/Content Type,Source address,Destination address,Source User,Application,URL/Filename,Device Name', `1,2026/10/01 10:00:00,0079,THREAT,url,10.0.0.1,1.2.3.4,${person},ssl,chatgpt.com/,${proxy}`)],
  ['Palo Alto, url_domain', csv('time_generated,device_name,source_user,dest_ip,url_domain', `${when},${proxy},${person},1.2.3.4,chatgpt.com`)],
  ['Cloudflare Gateway DNS', json({ Datetime: when, DeviceName: device, Email: person, QueryName: 'chatgpt.com', QueryType: 1 })],
  ['Cloudflare Gateway HTTP', json({ Datetime: when, DeviceName: device, Email: person, HTTPHost: 'chatgpt.com', HTTPMethod: 'GET', SourceIP: '10.0.0.1' })],
  ['Cloudflare Gateway network', json({ Datetime: when, DeviceName: device, Email: person, SNI: 'chatgpt.com', DestinationIP: '1.2.3.4' })],
  ['Cisco Umbrella DNS', csv('Timestamp,Most Granular Identity,Identities,InternalIp,ExternalIp,Action,QueryType,ResponseCode,Domain,Categories', `"2026-10-01 10:00:00",${device},${device},10.0.0.1,1.2.3.4,Allowed,1 (A),NOERROR,chatgpt.com.,AI`)],
  ['FortiGate web filter', csv('date,time,devname,srcname,user,dstip,hostname,url', `2026-10-01,10:00:00,${proxy},${device},${person},1.2.3.4,chatgpt.com,/c/${marker}`)],
  ['Suricata EVE', json({ timestamp: when, host: proxy, event_type: 'http', src_ip: '10.0.0.1', dest_ip: '1.2.3.4', http: { hostname: 'chatgpt.com', url: `/c/${marker}`, http_method: 'GET' } })],
  ['Suricata EVE, TLS', json({ timestamp: when, host: proxy, event_type: 'tls', dest_ip: '1.2.3.4', tls: { sni: 'chatgpt.com', subject: device } })],
  ['Zeek', csv('#fields\tts\tuid\tid.orig_h\tid.resp_h\thost\turi', `1790848800.1\tC1\t10.0.0.1\t1.2.3.4\tchatgpt.com\t/c/${marker}`)],
  ['Pi-hole', csv('Time,Query type,Domain,Client,Status', `2026-10-01 10:00:00,A,chatgpt.com,${device},OK`)],
  ['lines that end in CR', csv('Date;User;URL;Action', `2026-10-01;${person};https://chatgpt.com/;Allowed`).replaceAll('\n', '\r')],
  ['a list of JSON objects, one a line', `[\n${json({ time: when, client: device, host: 'chatgpt.com' }).trim().replaceAll('\n', ',\n')}\n]`],
]

describe.each(exports)('%s', (_, text) => {
  it('reads the destination, and shows nothing of the device, the proxy and the person', () => {
    const answer = scan(text)
    expect(answer).toMatchObject({ ok: true, result: { totals: { matched: 30, knownNotAi: 0, looksLikeAi: 0, notAi: 0 }, faults: [], lines: { undated: 0 } } })
    expect(answer.ok && answer.result.services.map(({ service, firstMonth }) => [service, firstMonth])).toEqual([['chatgpt', '2026-10']])
    expect(JSON.stringify(answer)).not.toMatch(new RegExp(`gpt-lab|openai-gateway|anna|${marker}`))
  })
})

it('a line without a destination is counted as such, and no other column is read in its place', () => {
  const text = csv('timestamp,host,remote_host,url', `${when},${proxy},${device},chatgpt.com\n${when},${proxy},${device},-`)
  expect(scan(text)).toMatchObject({ ok: true, result: { totals: { matched: 30, looksLikeAi: 0, notAi: 0 }, faults: [{ fault: 'noHost', lines: 30, firstLines: [3, 5, 7] }] } })
})

describe('where names do not tell', () => {
  const twoHosts = (line: (index: number) => string, header = 'time,host,domain,user') => `${header}\n${Array.from({ length: 40 }, (_, index) => `${line(index)}\n`).join('')}`

  it('the column that the catalogue knows is the destination', () => {
    const text = twoHosts((index) => `${when},${device},${index % 4 === 0 ? 'chatgpt.com' : `h${index}.example.com`},${person}`)
    expect(scan(text)).toMatchObject({ ok: true, result: { totals: { matched: 10, notAi: 30, looksLikeAi: 0 } } })
  })

  it('the column that varies is the destination', () => {
    const text = twoHosts((index) => `${when},pc${index}.gpt-lab.com,site-${index}.example,${person}`).replaceAll('.example,', '-example.com,')
    expect(scan(text)).toMatchObject({ ok: true, result: { totals: { matched: 0, notAi: 40, looksLikeAi: 0 } } })
  })

  it('else it is asked', () => {
    const text = twoHosts((index) => `${when},pc${index}.gpt-lab.com,x${index}.some-site.com,${person}`)
    expect(scan(text)).toEqual({ ok: false, problem: { kind: 'unclearHostColumn', columns: [2, 3] } })
    expect(scan(text, { hostColumn: '3' })).toMatchObject({ ok: true, result: { totals: { looksLikeAi: 0, notAi: 40 } } })
  })

  it('a single host column of devices under one domain is asked about', () => {
    expect(scan(csv('time,host,user', `${when},${device},${person}`))).toEqual({ ok: false, problem: { kind: 'unclearHostColumn', columns: [2] } })
  })

  it('a destination by IP address only is not read past a bare host, and a bare host not past it', () => {
    const text = csv('time,host,dest', `${when},${proxy},1.2.3.4`)
    expect(scan(text)).toEqual({ ok: false, problem: { kind: 'unclearHostColumn', columns: [2, 3] } })
    expect(scan(csv('time,host,dest', `${when},chatgpt.com,1.2.3.4`))).toMatchObject({ ok: true, result: { totals: { matched: 30 } } })
  })

  it('what a collector calls host is never the destination', () => {
    expect(scan(csv('_time,host,sourcetype,bytes', `${when},${proxy},x,1`))).toEqual({ ok: false, problem: { kind: 'noHostColumn', columns: 4 } })
    expect(scan(json({ '@timestamp': when, host: { name: device }, message: marker }))).toMatchObject({ ok: false, problem: { kind: 'noLineUnderstood', format: 'json' } })
  })

  it('fields of JSON lines are asked about by name', () => {
    const text = Array.from({ length: 40 }, (_, index) => JSON.stringify({ time: when, host: `pc${index}.gpt-lab.com`, domain: `x${index}.some-site.com` })).join('\n')
    expect(scan(text)).toEqual({ ok: false, problem: { kind: 'unclearHostField', fields: ['host', 'domain'] } })
    expect(scan(text, { hostColumn: 'domain' })).toMatchObject({ ok: true, result: { totals: { looksLikeAi: 0, notAi: 40 } } })
  })

  it('a log of IP addresses only says so, and some among names are told', () => {
    expect(scan(csv('time,dest', `${when},1.2.3.4`))).toEqual({ ok: false, problem: { kind: 'onlyIpAddresses' } })
    expect(scan(`${csv('time,dest', `${when},1.2.3.4`)}${when},chatgpt.com\n`)).toMatchObject({ ok: true, result: { unnamed: 30, totals: { matched: 1, notAi: 30 } } })
  })

  it('a header of nothing but devices and dates is no line of the log', () => {
    expect(scan(csv('Timestamp,DeviceName,Where,User', `${when},${device},chatgpt.com,${person}`))).toMatchObject({ ok: true, result: { lines: { read: 30, silent: 1, undated: 0 } } })
  })
})
