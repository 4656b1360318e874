package org.healthrecord.access.oauth.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.oauth.server.Browser.Answer;

/** An app in somebody's browser, step by step. */
final class App {
    static final String VERIFIER = "abcdefghijklmnopqrstuvwxyz0123456789-._~ABCDEFG";
    static final String REDIRECT = "https://app.example/back?from=here";

    private final String base;
    private final String clientId;
    private final String scopes;
    final Browser browser;

    App(String base, Browser browser, String clientId, String scopes) {
        this.base = base;
        this.browser = browser;
        this.clientId = clientId;
        this.scopes = scopes;
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parameters of a correct authorization request, to be changed by a test. */
    Map<String, String> request() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("scope", scopes);
        parameters.put("state", "state of the app");
        parameters.put("aud", base + "/fhir");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    Answer authorize(Map<String, String> request) {
        return browser.get("/oauth2/authorize?" + Browser.query(request));
    }

    /** Goes to the consent page and grants all but the refused. @param chosen a person; empty for none */
    Answer consent(Answer toPage, String chosen, Set<String> refused) {
        String state = toPage.sent("state");
        Answer page = browser.get("/oauth2/consent?state=" + java.net.URLEncoder.encode(state, UTF_8));
        if (page.status() != 200) {
            return page;
        }
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("client_id", clientId));
        form.add(Map.entry("state", state));
        page.json().path("silent").forEach(scope -> form.add(Map.entry("scope", scope.asText())));
        page.json().path("requests").forEach(request -> {
            String scope = request.path("scope").asText();
            if (!refused.contains(scope)) {
                form.add(Map.entry("scope", scope));
            }
        });
        if (!chosen.isEmpty()) {
            form.add(Map.entry("patient", chosen));
        }
        return browser.postPairs("/oauth2/authorize", form);
    }

    /** The code, after everything was granted. */
    String code() {
        return code("");
    }

    String code(String chosen) {
        Answer answer = authorize(request());
        if (answer.location().contains("/consent?")) {
            answer = consent(answer, chosen, Set.of());
        }
        if (answer.sent("code").isEmpty()) {
            throw new IllegalStateException("No code: " + answer.status() + " " + answer.location() + answer.body());
        }
        return answer.sent("code");
    }

    Map<String, String> exchangeForm(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("client_id", clientId);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    Answer exchange(String code) {
        return browser.post("/oauth2/token", exchangeForm(code));
    }

    /** The whole way for one person. */
    Answer exchangeFor(String person) {
        return exchange(code(person));
    }

    Answer refresh(String token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        form.put("client_id", clientId);
        return browser.post("/oauth2/token", form);
    }
}
