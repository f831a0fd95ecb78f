import { Component, type ReactNode } from 'react';
import { FailureNotice } from './failure-notice.tsx';

type Props = { readonly children: ReactNode };

/** Catches a part of the page that could not be fetched or drawn, so that the header stays usable. */
export class LoadBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="page-body">
        <FailureNotice error={error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
