package org.healthrecord.access.oauth.store;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** The tokens of an authorization, with the column that finds each. */
enum TokenKind {
    CODE(OAuth2AuthorizationCode.class, "code_hash"),
    ACCESS(OAuth2AccessToken.class, "access_hash"),
    REFRESH(OAuth2RefreshToken.class, "refresh_hash"),
    ID(OidcIdToken.class, "id_token_hash");

    private final Class<? extends OAuth2Token> type;
    private final String column;

    TokenKind(Class<? extends OAuth2Token> type, String column) {
        this.type = type;
        this.column = column;
    }

    Class<? extends OAuth2Token> type() {
        return type;
    }

    String column() {
        return column;
    }
}
