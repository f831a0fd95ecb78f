import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { AccessGate } from './components/access/access-gate.tsx';
import { ThemedApp } from './components/themed-app.tsx';
import { startTranslation } from './locales/translation.ts';
import { takeLinkToken } from './state/link-token.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/fields.css';
import './styles/answer.css';
import './styles/result.css';
import './styles/evidence.css';
import './styles/judging.css';
import './styles/access.css';

// Zod would otherwise try `new Function`, which the page's security policy forbids.
z.config({ jitless: true });

// 'always': a browser that believes to be offline may still reach a service on this machine.
const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
    mutations: { networkMode: 'always', retry: false },
  },
});

takeLinkToken();
const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with id "root"');
startTranslation();
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemedApp>
        <AccessGate>
          <App />
        </AccessGate>
      </ThemedApp>
    </QueryClientProvider>
  </StrictMode>,
);
