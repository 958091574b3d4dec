// Many together, or one alone: who goes through alone finds nobody inside, and keeps everybody out until it has left.

export type Gate = {
  together<T>(work: () => Promise<T>): Promise<T>
  alone<T>(work: () => Promise<T>): Promise<T>
}

export function openGate(): Gate {
  let inside = 0
  /** Whoever goes alone, one after the other; settled when nobody does. */
  let closed: Promise<unknown> | undefined
  let emptied = () => {}
  return {
    together: async (work) => {
      while (closed !== undefined) await closed
      inside += 1
      try {
        return await work()
      } finally {
        inside -= 1
        if (inside === 0) emptied()
      }
    },
    alone: async (work) => {
      while (closed !== undefined) await closed
      let leave = () => {}
      closed = new Promise<void>((resolve) => {
        leave = resolve
      })
      try {
        if (inside > 0) {
          await new Promise<void>((resolve) => {
            emptied = resolve
          })
        }
        return await work()
      } finally {
        closed = undefined
        leave()
      }
    },
  }
}
