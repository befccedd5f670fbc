import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { bridge } from './app/bridge';
import { createStores, StoresProvider } from './app/stores';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const stores = createStores(bridge());
createRoot(root).render(
  <StrictMode>
    <StoresProvider stores={stores}>
      <App />
    </StoresProvider>
  </StrictMode>,
);
