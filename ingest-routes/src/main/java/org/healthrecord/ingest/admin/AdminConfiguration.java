package org.healthrecord.ingest.admin;

import org.springframework.context.annotation.Configuration;

/** The administrators' view of the inbox. */
@Configuration(proxyBeanMethods = false)
public class AdminConfiguration {}
