package org.healthrecord.access.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.healthrecord.access.oauth.server.Browser.Answer;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private final Server server = Server.one();

    @Test
    void aPatientOpensAnApp() throws ParseException {
        App app = server.app("ada", "phone", "openid fhirUser launch/patient offline_access patient/Observation.rs");

        Answer answer = app.exchange(app.code());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("patient")).isEqualTo("p-ada");
        assertThat(answer.json().path("need_patient_banner").asBoolean()).isTrue();
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        SignedJWT token = SignedJWT.parse(answer.text("access_token"));
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(server.base + "/fhir");
        assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo(answer.text("scope"));
        assertThat(token.getJWTClaimsSet().getStringListClaim("persons")).containsExactly("p-ada");
    }
}
