// Short messages at the foot of the page: what was done, and the way to take it back.
import { Button } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

type Toast = { readonly id: number; readonly text: string; readonly undo?: () => void; readonly urgent?: boolean }
type Toasts = { readonly say: (text: string, more?: Omit<Toast, 'id' | 'text'>) => void }

const ToastContext = createContext<Toasts>({ say: () => undefined })
export const useToasts = () => useContext(ToastContext)

const shownMs = 8000
// The latest is the one to take back; older ones would only cover the page.
const shownMax = 1

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords()
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const next = useRef(1)
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const say = useCallback(
    (text: string, more: Omit<Toast, 'id' | 'text'> = {}) => {
      const id = next.current++
      setToasts((all) => [...all, { id, text, ...more }].slice(-shownMax))
      // What went wrong stays until it is read and closed.
      if (!more.urgent) setTimeout(() => close(id), shownMs)
    },
    [close],
  )
  const value = useMemo(() => ({ say }), [say])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast" data-urgent={toast.urgent || undefined}>
            <span>{toast.text}</span>
            {toast.undo !== undefined && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  toast.undo?.()
                  close(toast.id)
                }}
              >
                {words('action.undo')}
              </Button>
            )}
            <button
              type="button"
              className="icon-button"
              aria-label={words('action.close')}
              onClick={() => close(toast.id)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
