package org.healthrecord.access.oauth.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Colours and spaces of the service's own pages, so that an app opened here can look alike (SMART App Launch 2.2, "Styling"). */
@RestController
class StyleSheet {
    static final String PATH = "/oauth2/style.json";

    @GetMapping(PATH)
    Map<String, String> style() {
        Map<String, String> style = new LinkedHashMap<>();
        style.put("color_background", "#ffffff");
        style.put("color_error", "#c92a2a");
        style.put("color_highlight", "#1971c2");
        style.put("color_modal_backdrop", "#495057");
        style.put("color_success", "#2b8a3e");
        style.put("color_text", "#212529");
        style.put("dim_border_radius", "4px");
        style.put("dim_font_size", "16px");
        style.put("dim_spacing_size", "16px");
        style.put("font_family_body", "system-ui, sans-serif");
        style.put("font_family_heading", "system-ui, sans-serif");
        return style;
    }
}
