package org.healthrecord.mapping.csv.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.csv.CsvGoldenTest;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;

/** A zip is not trusted; none may do harm, and the sender learns why it was not taken. */
class ArchiveTest {
    private static final byte[] PATIENTS =
            ("chart_no,last_name,first_name,birth_date,gender,street,city,state,zip,last_changed\n"
                            + "PC1,Marlowe,Edith,04/17/1951,Female,,,,,10/30/2026\n")
                    .getBytes(StandardCharsets.UTF_8);
    private final SourceProfile source = CsvGoldenTest.source(CsvGoldenTest.shipped());

    @Test
    void filesInFoldersAreTakenByTheirName() throws IOException {
        assertThat(reason(zip("2026-11-01/patients.csv", PATIENTS))).isEqualTo("read");
    }

    @Test
    void whatADesktopAddsIsPassedOver() throws IOException {
        assertThat(reason(zip("patients.csv", PATIENTS, "__MACOSX/._patients.csv", new byte[] {1})))
                .isEqualTo("read");
    }

    @Test
    void aPathOutOfTheZipIsRefused() throws IOException {
        assertThat(reason(zip("../../etc/patients.csv", PATIENTS))).isEqualTo("zip-path");
        assertThat(reason(zip("/patients.csv", PATIENTS))).isEqualTo("zip-path");
        assertThat(reason(zip("a\\..\\patients.csv", PATIENTS))).isEqualTo("zip-path");
        assertThat(reason(zip("C:\\patients.csv", PATIENTS))).isEqualTo("zip-path");
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() throws IOException {
        assertThat(reason(zip("patients.csv", new byte[200 << 20]))).isEqualTo("zip-bomb");
    }

    @Test
    void aZipInAZipIsRefused() throws IOException {
        assertThat(reason(zip("patients.csv", zip("patients.csv", PATIENTS)))).isEqualTo("zip-nested");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        assertThat(reason(zip("a/patients.csv", PATIENTS, "b/patients.csv", PATIENTS)))
                .isEqualTo("zip-same-name");
    }

    @Test
    void aDamagedZipIsRefused() throws IOException {
        byte[] zip = zip("patients.csv", PATIENTS);
        assertThat(reason(Arrays.copyOf(zip, 60))).isEqualTo("zip-malformed");
        zip[45] ^= 0x55;
        assertThat(reason(zip)).isEqualTo("zip-malformed");
    }

    @Test
    void whatIsOnlyCalledAZipIsRefused() {
        assertThat(reason(PATIENTS)).isEqualTo("zip-malformed");
    }

    @Test
    void aZipWithoutFilesIsRefused() throws IOException {
        assertThat(reason(zip())).isEqualTo("zip-empty");
    }

    private String reason(byte[] bytes) {
        Opened opened = new CsvMapper().open(new Payload(bytes, "application/zip", null), source);
        return opened.on(units -> "read", unreadable -> unreadable.refusal().reason());
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return out.toByteArray();
    }
}
