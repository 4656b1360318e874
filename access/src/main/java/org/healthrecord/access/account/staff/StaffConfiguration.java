package org.healthrecord.access.account.staff;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What staff and administrators do with accounts. */
@Configuration(proxyBeanMethods = false)
@Import({InvitationDesk.class, PeopleDesk.class, AccountOffice.class})
public class StaffConfiguration {}
