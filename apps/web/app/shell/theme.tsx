import { createContext, useContext, useState, type ReactNode } from 'react';

/** The light of the page; null: as the device has it. */
export type Theme = 'light' | 'dark' | null;

/** Reads a light from outside; anything that is none is the device's. */
export const readTheme = (text: unknown): Theme => (text === 'light' || text === 'dark' ? text : null);

interface Light {
  readonly theme: Theme;
  readonly change: (theme: Theme) => void;
}

const ThemeContext = createContext<Light>({ theme: null, change: () => undefined });

/** Holds the light of the document: what the server wrote into it first, then what somebody chooses. */
export const ThemeProvider = ({ initial, children }: { readonly initial: Theme; readonly children?: ReactNode }) => {
  const [theme, change] = useState(initial);
  return <ThemeContext.Provider value={{ theme, change }}>{children}</ThemeContext.Provider>;
};

export const useTheme = (): Light => useContext(ThemeContext);
