import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { canvasSize } from '../places/measures.ts';
import { recallView, rememberView } from './remembered-view.ts';

const wholePicture = { x: 0, y: 0, ...canvasSize };
const zoomStep = 1.25;

/** Fits the picture to the window, unless the person has chosen a view of their own: that one is remembered. */
export function useView() {
  const { fitBounds, setCenter } = useReactFlow();
  const store = useStoreApi();
  const size = useStore((state) => `${state.width}x${state.height}`);
  const wasMoved = useRef<boolean | null>(null);

  const fit = useCallback(() => {
    wasMoved.current = false;
    rememberView(null);
    void fitBounds(wholePicture, { padding: 0.015 });
  }, [fitBounds]);

  const middle = useCallback(() => {
    const { width, height, transform } = store.getState();
    const [left, top, zoom] = transform;
    return { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom, zoom };
  }, [store]);

  const settle = useCallback(() => {
    if (store.getState().width === 0) return;
    // The first time: as it was left the last time.
    const left = wasMoved.current === null ? recallView() : null;
    if (left !== null) {
      wasMoved.current = true;
      void setCenter(left.x, left.y, { zoom: left.zoom });
    } else if (wasMoved.current !== true) {
      wasMoved.current = false;
      void fitBounds(wholePicture, { padding: 0.015 });
    }
  }, [store, setCenter, fitBounds]);

  // Another size of the window fits the picture again.
  useEffect(() => {
    if (size !== '0x0') settle();
  }, [size, settle]);

  const moved = useCallback(() => {
    wasMoved.current = true;
    rememberView(middle());
  }, [middle]);

  const zoomBy = useCallback(
    (steps: 1 | -1) => {
      const { x, y, zoom } = middle();
      const next = Math.min(2.5, Math.max(0.3, zoom * zoomStep ** steps));
      wasMoved.current = true;
      rememberView({ x, y, zoom: next });
      void setCenter(x, y, { zoom: next });
    },
    [middle, setCenter],
  );

  return { fit, settle, moved, zoomBy };
}
