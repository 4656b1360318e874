package org.healthrecord.access.account.own;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the owner of an account does with it. */
@Configuration(proxyBeanMethods = false)
@Import({OwnAccount.class, OwnSessions.class, OwnFactor.class, OwnPasskeys.class, OwnProxies.class})
public class OwnConfiguration {}
