import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router-dom';
import { AccountError } from '../account/client';
import { AdminError } from '../admin/client';
import { AccessError } from '../features/access/access';
import { FhirError } from '../fhir/errors';
import { SignedIn } from '../session/SignedIn';
import { Loading } from '../ui/Loading';
import { Frame } from './Frame';
import { readable, theme } from './theme';

const FindPage = lazy(() => import('../features/chart/FindPage'));
const ChartPage = lazy(() => import('../features/chart/ChartPage'));
const FactPage = lazy(() => import('../features/chart/FactPage'));
const WhoSawPage = lazy(() => import('../features/audit/WhoSawPage'));
const SharingPage = lazy(() => import('../features/sharing/SharingPage'));
const AuditPage = lazy(() => import('../features/audit/AuditPage'));
const FeedsPage = lazy(() => import('../features/feeds/FeedsPage'));
const SourcesPage = lazy(() => import('../features/sources/SourcesPage'));
const SourcePage = lazy(() => import('../features/sources/SourcePage'));
const NewSourcePage = lazy(() => import('../features/sources/NewSourcePage'));
const ReviewPage = lazy(() => import('../features/review/ReviewPage'));
const PairPage = lazy(() => import('../features/review/PairPage'));
const HeldPage = lazy(() => import('../features/review/HeldPage'));
const PersonsPage = lazy(() => import('../features/review/PersonsPage'));
const PersonPage = lazy(() => import('../features/review/PersonPage'));
const AccountPage = lazy(() => import('../features/account/AccountPage'));
const InvitationsPage = lazy(() => import('../features/account/InvitationsPage'));
const AccountsPage = lazy(() => import('../features/account/AccountsPage'));
const ClientsPage = lazy(() => import('../features/clients/ClientsPage'));
const MessagePage = lazy(() => import('../features/feeds/MessagePage'));
const SignedInPage = lazy(() => import('../features/access/SignedInPage'));
const ConsentPage = lazy(() => import('../features/access/ConsentPage'));
const AppsPage = lazy(() => import('../features/access/AppsPage'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refused it will refuse again; only a connection that broke is tried again.
      retry: (failures, error) => failures < 1 && !isRefusal(error),
      refetchOnWindowFocus: false,
    },
  },
});

function isRefusal(error: Error): boolean {
  return (
    (error instanceof FhirError ||
      error instanceof AdminError ||
      error instanceof AccountError ||
      error instanceof AccessError) &&
    error.status > 0
  );
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Frame>
            <Suspense fallback={<Loading what="the page" />}>
              <Routes>
                <Route
                  path="/"
                  element={
                    <SignedIn>
                      <FindPage />
                    </SignedIn>
                  }
                />
                <Route path="/people/:id" element={<ChartPage />} />
                <Route path="/people/of/:type/:id" element={<FactPage />} />
                <Route path="/people/:id/seen" element={<WhoSawPage />} />
                <Route
                  path="/people/:id/sharing"
                  element={
                    <SignedIn>
                      <SharingPage />
                    </SignedIn>
                  }
                />
                <Route path="/admin/audit" element={<AuditPage />} />
                <Route path="/account" element={<AccountPage />} />
                <Route
                  path="/invitations"
                  element={
                    <SignedIn>
                      <InvitationsPage />
                    </SignedIn>
                  }
                />
                <Route path="/accounts" element={<AccountsPage />} />
                <Route path="/signed-in" element={<SignedInPage />} />
                <Route path="/consent" element={<ConsentPage />} />
                <Route path="/account/apps" element={<AppsPage />} />
                <Route path="/admin" element={<FeedsPage />} />
                <Route path="/admin/sources" element={<SourcesPage />} />
                <Route path="/admin/sources/new" element={<NewSourcePage />} />
                <Route path="/admin/sources/:id" element={<SourcePage />} />
                <Route path="/admin/apps" element={<ClientsPage />} />
                <Route path="/admin/review" element={<ReviewPage />} />
                <Route path="/admin/review/:one/:other" element={<PairPage />} />
                <Route path="/admin/held-numbers/:id" element={<HeldPage />} />
                <Route path="/admin/persons" element={<PersonsPage />} />
                <Route path="/admin/persons/:id" element={<PersonPage />} />
                <Route path="/admin/messages/:id" element={<MessagePage />} />
              </Routes>
            </Suspense>
          </Frame>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
