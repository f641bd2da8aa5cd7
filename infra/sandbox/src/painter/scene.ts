import type { Colour } from './colour.ts';
import type { Kind } from './vocabulary.ts';

/** A point of the picture: 0 is left or top, 1 is right or bottom. */
export interface Place {
  x: number;
  y: number;
}

export interface Subject {
  kind: Kind;
  noun: string;
  count: number;
  colour: Colour | null;
  accent: Colour | null;
  place: Place | null;
  /** Where it is by the prompt's own word beside an earlier subject (its index); `far`: the other one is up in the air. */
  relation: { where: 'above' | 'below' | 'far'; other: number } | null;
  asleep: boolean;
}

export type Look = 'gouache' | 'ink' | 'watercolour' | 'minimal' | 'pixel' | 'poster' | 'film' | 'oil';
export type Mood = 'plain' | 'joyful' | 'wistful' | 'calm' | 'dark';
export type Time = 'day' | 'dawn' | 'sunset' | 'night';
export type Weather = 'clear' | 'fog' | 'storm' | 'rain' | 'snow';
export type Season = 'summer' | 'autumn' | 'winter' | 'spring';

/** What a prompt asks for, as far as the painter understands it. */
export interface Scene {
  subjects: Subject[];
  time: Time | null;
  weather: Weather;
  season: Season;
  look: Look;
  mood: Mood;
  abstract: boolean;
  /** Named with nothing they could belong to. */
  colours: Colour[];
  /** Seen from near: the subject fills the sheet. */
  closeUp: boolean;
  isometric: boolean;
  /** A product before a seamless backdrop. */
  studio: boolean;
  backdrop: Colour | null;
  skyColour: Colour | null;
  /** What things stand on, when it is named. */
  ground: { colour: Colour | null; indoors: boolean } | null;
}
