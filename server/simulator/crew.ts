import type { NewPerson, PersonState } from './people.ts'
import { Person } from './person.ts'
import type { World } from './world.ts'

/** The people as tests and the page hold them, one handle each. */
export class Crew {
  readonly #handles = new Map<string, Person>()

  constructor(readonly world: World) {
    world.watchers.accepted.add((accepted, state) => {
      if (accepted.message !== undefined) this.of(state).receive(accepted, accepted.message)
    })
  }

  /** Somebody new, or whoever has this number already. */
  add(given: NewPerson): Person {
    const state = this.world.people.add(given, this.world.settings.autoRead)
    if (given.windowOpen === true) state.lastInboundAt = this.world.clock.now()
    return this.of(state)
  }

  of(state: PersonState): Person {
    let handle = this.#handles.get(state.key)
    if (handle === undefined) {
      handle = new Person(this.world, state)
      this.#handles.set(state.key, handle)
    }
    return handle
  }

  all(): Person[] {
    return this.world.people.all().map((state) => this.of(state))
  }

  remove(person: Person): void {
    this.world.people.remove(person.state)
    this.world.chats.clear(person.key)
    this.#handles.delete(person.key)
  }

  clear(): void {
    this.#handles.clear()
  }
}
