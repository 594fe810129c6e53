// The signs of the page, the same shapes as in the program's window: a state is never told by colour alone.
import { svg } from './dom'

const SHAPES = {
  good: ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18', 'M8 12.300l2.800 2.800L16 9.500'],
  warn: ['M12 4l9 16H3z', 'M12 10v4.500M12 17.300v.1'],
  bad: ['M8 3h8l5 5v8l-5 5H8l-5-5V8z', 'M9 9l6 6M15 9l-6 6'],
  void: ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18', 'M5.700 5.700l12.600 12.600'],
  wait: ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18', 'M12 7v5l3.500 2'],
  unknown: [
    'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18',
    'M9.500 9.500a2.500 2.500 0 1 1 3.300 2.400c-.6.2-.8.6-.8 1.300v.5M12 16.800v.1',
  ],
  almoner: [
    'M5 11h14l-1.600 7.500a2 2 0 0 1-2 1.500H8.600a2 2 0 0 1-2-1.500z',
    'M8 11a4 4 0 0 1 8 0M12 4.500V3M12 14v3M10.500 15.500h3',
  ],
  pass: ['M4 12.500l5 5L20 6.500'],
  fail: ['M6 6l12 12M18 6L6 18'],
  ask: ['M9 8.500a3 3 0 1 1 4 2.900c-.7.3-1 .8-1 1.600v1M12 18v.1'],
} as const

export type Icon = keyof typeof SHAPES

/** Return an icon; the words beside it say what it means. */
export function icon(name: Icon, more = ''): SVGElement {
  const paths = SHAPES[name].map((d) => svg('path', { d }))
  return svg(
    'svg',
    { class: `icon ${name} ${more}`.trim(), viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    ...paths,
  )
}
