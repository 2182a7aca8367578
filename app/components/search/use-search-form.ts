import { useLocation, useNavigate, useNavigation, useNavigationType } from '@remix-run/react';
import { type FormEvent, useCallback, useEffect, useRef } from 'react';
import { searchAddress, searchPath } from '~/forms/search/search-address';

/** How long to wait for the next letter, milliseconds. */
const PAUSE_MS = 250;

/**
 * A search form whose address is its only state. Every change goes to the address, letters after a short pause: choices
 * as a step of the history, further letters of a word in place, so that "back" undoes what one thinks of as a step.
 * Going back writes the address into the form again. Without script it is a plain GET form.
 */
export function useSearchForm() {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const navigate = useNavigate();
  const location = useLocation();
  const byHistory = useNavigationType() === 'POP';
  const navigation = useNavigation();
  const searching = navigation.state === 'loading' && navigation.location.pathname === location.pathname;

  const go = useCallback(
    (typing: boolean) => {
      clearTimeout(timer.current);
      if (!form.current) return;
      const asked = new URLSearchParams(
        [...new FormData(form.current)].map(([name, value]) => [name, String(value)]),
      );
      const here = new URLSearchParams(window.location.search);
      if (here.get('for')) asked.set('for', 'nobody');
      const path = searchPath(searchAddress(asked));
      if (path === searchPath(searchAddress(here))) return;
      navigate(path, { replace: typing && here.has('q'), preventScrollReset: true });
    },
    [navigate],
  );

  useEffect(() => () => clearTimeout(timer.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the new address is the event
  useEffect(() => {
    if (form.current) writeInto(form.current, new URLSearchParams(location.search), byHistory);
  }, [location.key]);

  return {
    form,
    searching,
    /** For the form: anything but the words themselves. */
    onChange: (event: FormEvent<HTMLFormElement>) => {
      if ((event.target as HTMLInputElement).name !== 'q') go(false);
    },
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      go(false);
    },
    /** For the words: not in the middle of a Chinese word that is still being composed. */
    onType: (event: FormEvent<HTMLInputElement>) => {
      if ((event.nativeEvent as InputEvent).isComposing) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go(true), PAUSE_MS);
    },
    go,
  };
}

/** Makes the form say what the address says; what is being typed is left alone unless one went back. */
function writeInto(form: HTMLFormElement, params: URLSearchParams, evenWords: boolean): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement) {
      if (element.type === 'checkbox') element.checked = params.getAll(element.name).includes(element.value);
      else if (element.type === 'radio') element.checked = (params.get(element.name) ?? '') === element.value;
      else if (element.name === 'q' && (evenWords || document.activeElement !== element)) {
        element.value = params.get('q') ?? '';
      }
    } else if (element instanceof HTMLSelectElement) {
      element.value = params.get(element.name) ?? element.options[0]?.value ?? '';
    }
  }
}
