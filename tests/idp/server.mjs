// The certified provider, with the people of the test's register: whoever is named in login_hint logs in at once.
// Start: node server.mjs <port> <register.json>. People are read at each login, clients at the start.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, registerFile] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const register = () => JSON.parse(readFileSync(registerFile, 'utf8'));
const person = (key) => register().people.find((each) => each.key === key);
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const ladders = new Map(register().clients.map((client) => [client.client_id, client.acr_order.filter(Boolean)]));

const provider = new Provider(issuer, {
  acrValues: [...new Set([...ladders.values()].flat())],
  claims: { openid: ['sub', 'bsn', 'acr', 'amr', 'auth_time', 'email', 'email_verified'] },
  clients: register().clients.map(({ client_id, client_secret, redirect_uris }) => ({
    client_id,
    client_secret,
    redirect_uris,
    response_types: ['code'],
    grant_types: ['authorization_code'],
    id_token_signed_response_alg: 'ES256',
  })),
  conformIdTokenClaims: false,
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...person(sub).claims }) }),
  interactions: { url: (ctx, interaction) => `/kies/${interaction.uid}` },
  jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig' }] },
  // Nobody is asked for consent: a gemeente and its provider agreed on the claims.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

function login({ params }) {
  const chosen = person(params.login_hint);
  if (!chosen) return { error: 'access_denied', error_description: 'nobody chosen' };
  const ladder = ladders.get(params.client_id);
  if (!ladder.length) return { login: { accountId: chosen.key, amr: chosen.amr, remember: false } };
  const asked = (params.acr_values ?? '').split(' ').filter(Boolean);
  const reach = ladder.slice(0, ladder.indexOf(chosen.max_acr) + 1);
  const acr = reach.find((each) => !asked.length || asked.includes(each));
  if (!acr) return { error: 'unmet_authentication_requirements', error_description: 'level not reached' };
  return { login: { accountId: chosen.key, acr, amr: chosen.amr, remember: false } };
}

const answer = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith('/kies/')) return answer(request, response);
  const interaction = await provider.interactionDetails(request, response);
  return provider.interactionFinished(request, response, login(interaction), { mergeWithLastSubmission: false });
}).listen(Number(port), '127.0.0.1', () => console.log(`listening on ${issuer}`));
