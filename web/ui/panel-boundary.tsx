'use client';

import { Component, type ErrorInfo, type ReactNode, Suspense } from 'react';
import { Skeleton, Trouble } from './section.tsx';

interface BoundaryProps {
  name: string;
  /** Keeps the place of a part whose code is on its way. */
  placeholder?: ReactNode;
  children: ReactNode;
}

/** An error in one panel stays in that panel, and so does the wait for its code. */
export class PanelBoundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.name} stumbled`, error, info.componentStack);
  }

  /** Code that could not be fetched stays missing until the page is loaded anew: a newer build has other files. */
  private retry(error: Error | null): void {
    if (error?.name === 'ChunkLoadError') location.reload();
    else this.setState({ error: null });
  }

  override render(): ReactNode {
    const { children, placeholder = <Skeleton lines={6} /> } = this.props;
    if (this.state.error === null) return <Suspense fallback={placeholder}>{children}</Suspense>;
    return (
      <Trouble
        error={new Error(`${this.props.name} stumbled: ${this.state.error.message}`)}
        onRetry={() => this.retry(this.state.error)}
      />
    );
  }
}
