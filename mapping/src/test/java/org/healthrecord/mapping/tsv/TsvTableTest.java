package org.healthrecord.mapping.tsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvTableTest {
    @Test
    void commentsAndBlankLinesAreNoRows() {
        assertThat(TsvTable.rows(TsvTableTest.class, "fruits.tsv").map(TsvRow::cells))
                .containsExactly(
                        List.of("fruit", "colours", "remark"),
                        List.of("apple", "red|green", "keeps well"),
                        List.of("plum", "blue"),
                        List.of("kiwi", "", " hairy "));
    }

    @Test
    void cellsHaveTheNamesOfTheFirstRow() {
        assertThat(TsvTable.namedRows(TsvTableTest.class, "fruits.tsv").map(row -> row.cell("colours")))
                .containsExactly("red|green", "blue", "");
    }

    @Test
    void whatARowLeavesOutAtItsEndIsEmpty() {
        TsvRow plum =
                TsvTable.namedRows(TsvTableTest.class, "fruits.tsv").toList().get(1);

        assertThat(plum.cell("remark")).isEmpty();
        assertThat(plum.cell(2)).isEmpty();
        assertThat(plum.cell(1)).isEqualTo("blue");
    }

    @Test
    void aColumnThatIsNotThereIsAFault() {
        TsvRow apple =
                TsvTable.namedRows(TsvTableTest.class, "fruits.tsv").toList().get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> apple.cell("price"));
    }

    @Test
    void aTableThatCannotBeReadIsAFault() {
        assertThatIllegalStateException().isThrownBy(() -> TsvTable.rows(TsvTableTest.class, "nuts.tsv"));
        assertThatIllegalStateException().isThrownBy(() -> TsvTable.namedRows(TsvTableTest.class, "too-wide.tsv"));
        assertThatIllegalStateException().isThrownBy(() -> TsvTable.namedRows(TsvTableTest.class, "empty.tsv"));
    }
}
