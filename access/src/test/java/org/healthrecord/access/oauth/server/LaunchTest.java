package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Standalone and EHR launch, and what the token says of them. */
class LaunchTest {
    private static final String PATIENT = "openid fhirUser launch/patient offline_access patient/Observation.rs";

    private final Server server = Server.one();

    @BeforeEach
    void reset() {
        server.reset();
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> scopes(Answer answer) {
        return Arrays.asList(answer.text("scope").split(" "));
    }

    @Test
    void aPatientOpensAnAppForTheOnlyChartThereIs() throws ParseException {
        Answer answer = answered(server.app("ada", "phone", PATIENT));

        assertThat(answer.text("patient")).isEqualTo("p-ada");
        assertThat(answer.json().path("need_patient_banner").asBoolean()).isTrue();
        assertThat(answer.text("smart_style_url")).isEqualTo(server.base + "/oauth2/style.json");
        assertThat(server.browser().get(answer.text("smart_style_url")).text("color_text"))
                .startsWith("#");
        assertThat(answer.json().path("expires_in").asInt()).isBetween(3500, 3600);
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        JWTClaimsSet token = claims(answer.text("access_token"));
        assertThat(token.getIssuer()).isEqualTo(server.base);
        assertThat(token.getSubject()).isEqualTo("ada");
        assertThat(token.getAudience()).containsExactly(server.base + "/fhir");
        assertThat(token.getStringClaim("client_id")).isEqualTo("phone");
        assertThat(token.getStringClaim("patient")).isEqualTo("p-ada");
        assertThat(token.getStringClaim("scope")).isEqualTo(answer.text("scope"));
        assertThat(token.getStringListClaim("persons")).containsExactly("p-ada");
        assertThat(token.getStringListClaim("roles")).isEmpty();
        assertThat(token.getJWTID()).isNotBlank();
        assertThat(server.context
                        .getBean(JwtDecoder.class)
                        .decode(answer.text("access_token"))
                        .getSubject())
                .isEqualTo("ada");
    }

    @Test
    void theIdTokenSaysWhoReads() throws ParseException {
        App app = server.app("ada", "phone", PATIENT);
        Map<String, String> request = app.request();
        request.put("nonce", "n-1");

        Answer answer =
                app.exchange(app.consent(app.authorize(request), "", Set.of()).sent("code"));

        JWTClaimsSet token = claims(answer.text("id_token"));
        assertThat(token.getStringClaim("fhirUser")).isEqualTo(server.base + "/fhir/Patient/p-ada");
        assertThat(token.getAudience()).containsExactly("phone");
        assertThat(token.getStringClaim("nonce")).isEqualTo("n-1");
    }

    @Test
    void whoCaresForOthersChoosesThePersonAndTheAppSeesNoOther() throws ParseException {
        App app = server.app("parent", "phone", PATIENT);
        Answer page = app.browser.get("/oauth2/consent?state="
                + java.net.URLEncoder.encode(
                        app.authorize(app.request()).sent("state"), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.json().path("choices").findValuesAsText("id")).containsExactly("p-ada", "p-ben");
        assertThat(page.json().path("person").isNull()).isTrue();

        Answer answer = app.exchange(app.code("p-ben"));

        assertThat(answer.text("patient")).isEqualTo("p-ben");
        assertThat(claims(answer.text("access_token")).getStringListClaim("persons"))
                .containsExactly("p-ben");
    }

    @Test
    void aPersonOfSomebodyElseCannotBeChosen() {
        App app = server.app("parent", "phone", PATIENT);

        Answer answer = app.consent(app.authorize(app.request()), "p-other", Set.of());

        assertThat(answer.sent("error")).isEqualTo("access_denied");
        assertThat(answer.sent("state")).isEqualTo("state of the app");
        assertThat(app.consent(app.authorize(app.request()), "", Set.of()).sent("error"))
                .as("and somebody must be chosen")
                .isEqualTo("access_denied");
    }

    @Test
    void aClinicianNamesThePersonAndGivesScopesOfTheRole() {
        Answer answer = server.app("doctor", "phone", "openid fhirUser launch/patient patient/*.rs user/*.rs")
                .exchangeFor("p-other");

        assertThat(answer.text("patient")).isEqualTo("p-other");
        assertThat(scopes(answer)).contains("patient/*.rs", "user/*.rs");
        assertThat(claims(answer.text("id_token")).getClaim("fhirUser"))
                .isEqualTo(server.base + "/fhir/Practitioner/doctor");
        assertThat(claims(answer.text("access_token")).getClaim("persons")).isEqualTo(List.of());
        assertThat(claims(answer.text("access_token")).getClaim("roles")).isEqualTo(List.of("CLINICIAN"));
    }

    @Test
    void nobodyGivesMoreThanTheirRolesAllow() {
        Answer desk = answered(server.app("desk", "phone", "openid user/*.rs user/Observation.rs"));
        assertThat(scopes(desk)).contains("user/Patient.rs").doesNotContain("user/*.rs", "user/Observation.rs");

        Answer patient = answered(server.app("ada", "phone", "openid launch/patient patient/*.rs user/*.rs"));
        assertThat(scopes(patient)).contains("patient/*.rs").doesNotContain("user/*.rs");
    }

    @Test
    void anAppIsOpenedFromAChartOnce() {
        App app = server.app("doctor", "phone", "openid fhirUser launch patient/*.rs");
        String launch = launch(app.browser, "p-other").text("launch");
        Map<String, String> request = app.request();
        request.put("launch", launch);

        Answer toPage = app.authorize(request);
        assertThat(toPage.location()).contains("/consent?");

        Answer answer = app.exchange(app.consent(toPage, "", Set.of()).sent("code"));

        assertThat(answer.text("patient")).as(answer.body()).isEqualTo("p-other");
        assertThat(answer.json().path("need_patient_banner").asBoolean(true)).isFalse();
        Answer again = app.authorize(request);
        assertThat(again.sent("error")).isEqualTo("invalid_request");
        assertThat(again.location()).startsWith("https://app.example/back?from=here&");
    }

    @Test
    void aLaunchIsForAMinuteOneClientAndOneAccount() {
        App app = server.app("doctor", "phone", "openid launch patient/*.rs");
        Map<String, String> request = app.request();
        request.put("launch", launch(app.browser, "p-other").text("launch"));
        App colleague = server.app("ada", "phone", "openid launch patient/*.rs");
        assertThat(colleague.authorize(request).sent("error")).isEqualTo("invalid_request");
        App other = new App(server.base, app.browser, "other-phone", "openid launch patient/*.rs");
        Map<String, String> foreign = other.request();
        foreign.put("launch", request.get("launch"));
        assertThat(other.authorize(foreign).sent("error")).isEqualTo("invalid_request");

        server.clock().move(java.time.Duration.ofSeconds(61));

        assertThat(app.authorize(request).sent("error")).isEqualTo("invalid_request");
    }

    @Test
    void aLaunchForSomebodyElseIsRefused() {
        Browser patient = server.browser().signIn("ada");

        assertThat(launch(patient, "p-other").status()).isEqualTo(403);
        assertThat(launch(patient, "p-ada").status()).isEqualTo(200);
        assertThat(patient.postJson("/oauth2/launch", "{\"client\":\"phone\",\"patient\":\"p-ada\"}")
                        .status())
                .as("without the value that guards orders")
                .isEqualTo(403);
        assertThat(server.browser().get("/oauth2/launch").status()).isEqualTo(401);
    }

    private Answer launch(Browser browser, String patient) {
        browser.get("/oauth2/launch");
        return browser.postJson(
                "/oauth2/launch",
                "{\"client\":\"phone\",\"patient\":\"" + patient + "\"}",
                "X-XSRF-TOKEN",
                browser.csrf());
    }

    @Test
    void singleScopesAreRefused() {
        String asked =
                "openid launch/patient offline_access patient/Observation.rs?category=laboratory patient/Condition.read";
        App app = server.app("ada", "phone", asked);

        Answer answer = app.exchange(
                app.consent(app.authorize(app.request()), "", Set.of("patient/Condition.read", "offline_access"))
                        .sent("code"));

        assertThat(scopes(answer))
                .as("both notations, the finer one, and what was not refused")
                .containsExactlyInAnyOrder("openid", "launch/patient", "patient/Observation.rs?category=laboratory");
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(claims(answer.text("access_token")).getClaim("scope")).isEqualTo(answer.text("scope"));
    }

    @Test
    void whenAllIsRefusedTheAppHearsSo() {
        App app = server.app("ada", "phone", "launch/patient patient/Observation.rs");
        Answer toPage = app.authorize(app.request());

        Answer answer =
                app.browser.post("/oauth2/authorize", Map.of("client_id", "phone", "state", toPage.sent("state")));

        assertThat(answer.sent("error")).isEqualTo("access_denied");
    }

    @Test
    void thePageSaysWhatIsAskedInWords() {
        App app = server.app(
                "ada",
                "phone",
                "openid launch/patient offline_access patient/MedicationRequest.rs"
                        + " patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory"
                        + " user/*.rs system/*.rs patient/Nonsense");

        Answer page = app.browser.get("/oauth2/consent?state="
                + java.net.URLEncoder.encode(
                        app.authorize(app.request()).sent("state"), java.nio.charset.StandardCharsets.UTF_8));

        assertThat(page.json().path("requests").findValuesAsText("words"))
                .containsExactlyInAnyOrder(
                        "Know that it is you",
                        "Keep this access when you are not here, until you take it back",
                        "Read your medicines",
                        "Read your laboratory results");
        assertThat(page.text("client")).isEqualTo("The app phone");
        assertThat(page.text("leadsTo")).isEqualTo("app.example");
        assertThat(page.json().path("person").path("name").asText()).isEqualTo("Ada Stone");
    }

    @Test
    void thePageIsShownToTheOneWhoIsAskedOnly() {
        App app = server.app("ada", "phone", PATIENT);
        String state = app.authorize(app.request()).sent("state");

        Answer answer = server.browser()
                .signIn("parent")
                .get("/oauth2/consent?state="
                        + java.net.URLEncoder.encode(state, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void theSameIsNotAskedTwice() {
        App app = server.app("ada", "phone", PATIENT);
        app.code();

        assertThat(app.authorize(app.request()).sent("code")).isNotEmpty();
    }

    @Test
    void theConsentPageIsToldWhereToGo() {
        App app = server.app("ada", "other-phone", "launch/patient patient/Observation.rs");
        Answer toPage = app.authorize(app.request());

        Answer answer = app.browser.post(
                "/oauth2/authorize",
                Map.of("client_id", "other-phone", "state", toPage.sent("state"), "scope", "patient/Observation.rs"),
                "Accept",
                "application/json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("location")).startsWith("https://app.example/back?from=here&code=");
    }

    @Test
    void theOwnPagesReadAllPersonsOfAnAccountWithoutBeingAsked() throws ParseException {
        App portal = server.app("parent", PortalClient.ID, "openid fhirUser online_access patient/*.rs user/*.rs");
        Map<String, String> request = portal.request();
        request.put("redirect_uri", server.base + "/signed-in");
        Map<String, String> form = portal.exchangeForm(portal.authorize(request).sent("code"));
        form.put("redirect_uri", server.base + "/signed-in");

        Answer answer = portal.browser.post("/oauth2/token", form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(scopes(answer)).contains("patient/*.rs").doesNotContain("user/*.rs");
        assertThat(claims(answer.text("access_token")).getStringListClaim("persons"))
                .containsExactly("p-ada", "p-ben");
        assertThat(answer.json().has("refresh_token")).isTrue();
    }

    private static Answer answered(App app) {
        Answer answer = app.exchange(app.code());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
