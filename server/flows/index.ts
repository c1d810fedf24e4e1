import { drive } from './drive.ts'
import { findRide } from './find-ride.ts'
import type { AnyFlow } from './flow.ts'
import { makeQr } from './make-qr.ts'
import { menuOf } from './menu.ts'
import { profile } from './profile.ts'
import { ride } from './ride.ts'
import { schedule } from './schedule.ts'
import { signIn } from './sign-in.ts'
import { vehicles } from './vehicles.ts'
import { welcome } from './welcome.ts'

/** In the order in which the menu offers them and what is said at rest is shown to them. */
const offered: AnyFlow[] = [ride, findRide, schedule, makeQr, vehicles, drive, profile]

/** Every conversation by its name. */
export const flows: ReadonlyMap<string, AnyFlow> = new Map(
  [signIn, ...offered, welcome, menuOf(offered)].map((flow) => [flow.name, flow]),
)
