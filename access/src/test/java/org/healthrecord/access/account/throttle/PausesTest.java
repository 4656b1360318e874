package org.healthrecord.access.account.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {

    @Test
    void a_few_mistakes_cost_nothing_and_each_further_one_twice_the_time() {
        assertThat(Pauses.after(4, 5)).isZero();
        assertThat(Pauses.after(5, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pauses.after(8, 5)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void nobody_waits_longer_than_a_quarter_of_an_hour() {
        assertThat(Pauses.after(16, 5)).isEqualTo(Pauses.LONGEST);
        assertThat(Pauses.after(Integer.MAX_VALUE, 5)).isEqualTo(Pauses.LONGEST);
    }
}
