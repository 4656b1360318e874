package org.healthrecord.fhir.chart.summary;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;

/**
 * The page of a summary as PDF. The font is the one that PDFBox brings (Liberation Sans: Latin, Greek, Cyrillic); what it
 * needs of it is put into the file. Nothing is fetched, whatever a page names.
 */
public final class SummaryPdf {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // Its log repeats what it renders.
        XRLog.setLoggingEnabled(false);
    }

    private SummaryPdf() {}

    /** @param summary as {@link PatientSummary} makes it */
    public static byte[] of(Bundle summary) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(SummaryPdf::font, "Sans");
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> null);
        builder.useFastMode();
        builder.withHtmlContent(SummaryPage.of(summary), null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font() {
        return Objects.requireNonNull(SummaryPdf.class.getResourceAsStream(FONT), FONT);
    }
}
