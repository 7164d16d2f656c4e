import { type Flavour, flavourNames, flavours } from './flavours.ts';

interface FlavourChoiceProps {
  value: Flavour;
  onChange: (flavour: Flavour) => void;
}

/** As which command the acts are shown. */
export function FlavourChoice({ value, onChange }: FlavourChoiceProps) {
  return (
    <fieldset className="flex gap-0.5 rounded-lg border border-line p-0.5">
      <legend className="sr-only">Shown as</legend>
      {flavours.map((flavour) => (
        <label
          key={flavour}
          className="grid min-h-7 cursor-pointer place-items-center rounded-md px-2.5 text-xs text-mute has-checked:bg-raised has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="flavour"
            className="sr-only"
            checked={value === flavour}
            onChange={() => onChange(flavour)}
          />
          {flavourNames[flavour]}
        </label>
      ))}
    </fieldset>
  );
}
