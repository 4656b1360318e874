package org.healthrecord.access.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordRules rules = Passwords.rules(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "P@ssw0rd2024!",
                "Summer2026!!",
                "1234567890",
                "qwertyuiop",
                "aaaaaaaaaaaa",
                "iloveyou1234",
                "welcomewelcome",
                "healthrecord1",
                "abcdefghijkl",
                "121212121212",
                "dragonmaster99"
            })
    void what_attackers_try_first_is_refused(String password) {
        assertThat(rules.objection(password, "somebody", false))
                .hasValueSatisfying(s -> assertThat(s).contains("known"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet harbour 1871",
                "zwölf blaue Kähne",
                "correct kettle, staple",
                "9f3kq-vvt2x-1ppl",
                "我的猫不喜欢星期一早上"
            })
    void what_they_do_not_is_taken_without_rules_of_composition(String password) {
        assertThat(rules.objection(password, "somebody", false)).isEmpty();
    }

    @Test
    void length_decides_by_kind_of_account() {
        assertThat(rules.objection("nine wood", "n", false)).isPresent();
        assertThat(rules.objection("nine woods", "n", false)).isEmpty();
        assertThat(rules.objection("nine woods", "n", true)).isPresent();
        assertThat(rules.objection("ab c".repeat(32), "n", true)).isEmpty();
        assertThat(rules.objection("ab c".repeat(32) + "d", "n", true)).isPresent();
    }

    @Test
    void the_name_to_sign_in_with_is_no_password() {
        assertThat(rules.objection("quiet Marigold 18", "marigold", false)).isPresent();
    }

    @Test
    void a_long_password_counts_to_its_last_character() {
        Passwords passwords = new Passwords();
        String digest = passwords.digest("x".repeat(127) + "y");
        assertThat(digest).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$");
        assertThat(passwords.matches("x".repeat(127) + "y", digest)).isTrue();
        assertThat(passwords.matches("x".repeat(127) + "z", digest)).isFalse();
        assertThat(passwords.matches("anything", null)).isFalse();
    }

    @Test
    void a_sites_own_file_is_searched_wherever_the_line_stands(@TempDir Path folder) throws Exception {
        List<String> known =
                IntStream.range(0, 500).mapToObj(i -> "kettle of fish " + i).toList();
        Path file = folder.resolve("known.txt");
        List<String> lines = known.stream()
                .map(PasswordRulesTest::sha1)
                .map(digest -> digest.charAt(0) % 2 == 0 ? digest.substring(0, 10) : digest + ":7")
                .sorted()
                .toList();
        Files.write(file, lines);
        PasswordRules site = Passwords.rules(Optional.of(file));

        assertThat(known).allSatisfy(password -> assertThat(site.objection(password, "n", false))
                .isPresent());
        assertThat(IntStream.range(500, 900).mapToObj(i -> "kettle of fish " + i))
                .allSatisfy(password ->
                        assertThat(site.objection(password, "n", false)).isEmpty());
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_empty_file_knows_nothing(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("none.txt"));
        assertThat(Passwords.rules(Optional.of(file)).objection("quiet harbour", "n", false))
                .isEmpty();
    }
}
