'use client';

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Trouble } from './section.tsx';

interface BoundaryProps {
  name: string;
  children: ReactNode;
}

/** An error in one panel stays in that panel. */
export class PanelBoundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.name} stumbled`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Trouble
        error={new Error(`${this.props.name} stumbled: ${this.state.error.message}`)}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
