import './chart.css'

/** A count known only as a band, both ends included; `to` null means no upper end. */
export type Band = { readonly from: number; readonly to: number | null }
export type BandPoint = { readonly label: string; readonly band: Band | null }

/** A band as text, e.g. "10–19", "100+" or "0". */
export function bandText({ from, to }: Band, formatNumber: (value: number) => string = String): string {
  if (to === null) return `${formatNumber(from)}+`
  return from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`
}

type BarsProps = {
  /** What the bars say, for those who cannot see them. */
  readonly label: string
  readonly points: readonly BandPoint[]
  readonly height?: number
  readonly barWidth?: number
}

/**
 * Bars of banded counts: solid up to the lower end, pale up to the upper end, so that nothing looks more exact than it
 * is. A point without a band is a dot on the line: not known, which is not zero.
 */
export function BandBars({ label, points, height = 20, barWidth = 5 }: BarsProps) {
  const most = Math.max(1, ...points.map(({ band }) => band?.to ?? band?.from ?? 0))
  const scale = (value: number) => (value / most) * (height - 1)
  const width = points.length * (barWidth + 2)
  return (
    <svg class="bars" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {points.map(({ label: name, band }, index) => {
        const x = index * (barWidth + 2)
        if (band === null) return <circle key={name} class="unknown" cx={x + barWidth / 2} cy={height - 1.5} r={0.9} />
        const [low, high] = [scale(band.from), scale(band.to ?? band.from)]
        return (
          <g key={name}>
            <title>{`${name}: ${bandText(band)}`}</title>
            <rect class="to" x={x} y={height - high} width={barWidth} height={high} />
            <rect class="from" x={x} y={height - Math.max(low, 1)} width={barWidth} height={Math.max(low, 1)} />
          </g>
        )
      })}
    </svg>
  )
}

/** One band as a line within a common scale `most`, with its text: for breakdowns, rows beside each other. */
export function BandBar({ band, most, text }: { readonly band: Band; readonly most: number; readonly text: string }) {
  const part = (value: number) => `${Math.min(100, (100 * value) / Math.max(1, most))}%`
  return (
    <span class="band-bar">
      <span class="band-track" aria-hidden="true">
        <i class="to" style={{ inlineSize: part(band.to ?? most) }} />
        <i class="from" style={{ inlineSize: part(band.from) }} />
      </span>
      <span class="band-text">{text}</span>
    </span>
  )
}
