package org.healthrecord.access.account.session;

import java.util.Collection;
import java.util.Collections;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who has signed in; the name is the account's id. Kept in a session it has no authorities: they are asked for at each request. */
public final class AccountAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final String account;

    private AccountAuthentication(String account, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.account = account;
        super.setAuthenticated(true);
    }

    /** As a session keeps it. */
    public static AccountAuthentication of(String account) {
        return new AccountAuthentication(account, Collections.emptyList());
    }

    /** As a request has it. */
    AccountAuthentication with(Collection<String> authorities) {
        return new AccountAuthentication(account, AuthorityUtils.createAuthorityList(authorities));
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
