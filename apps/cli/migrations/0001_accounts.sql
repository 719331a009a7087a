CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE SCHEMA "router";
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."guardian_pin" (
	"organization_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"inviter_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."lockout" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."member" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."profile" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"birth_year" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_organization_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "router"."budget" (
	"scope" text PRIMARY KEY NOT NULL,
	"micros_per_day" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "router"."budget" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."key" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"models" text[],
	"requests_per_minute" integer,
	"tokens_per_minute" integer,
	"is_revoked" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "router"."key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."rate" (
	"name" text NOT NULL,
	"minute" bigint NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "rate_name_minute_pk" PRIMARY KEY("name","minute")
);
--> statement-breakpoint
ALTER TABLE "router"."rate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."request" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"key_id" text,
	"at" timestamp with time zone NOT NULL,
	"model" text NOT NULL,
	"address" text,
	"attempts" jsonb NOT NULL,
	"prompt_tokens" integer,
	"completion_tokens" integer,
	"cached_tokens" integer,
	"cost_micros" bigint,
	"currency" text,
	"first_token_ms" real,
	"duration_ms" real NOT NULL,
	"error" text,
	"cached" text,
	"hedged" text,
	"is_stream" boolean NOT NULL,
	"content" jsonb
);
--> statement-breakpoint
ALTER TABLE "router"."request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."reservation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"scopes" text[] NOT NULL,
	"micros" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "router"."reservation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."spending" (
	"day" date NOT NULL,
	"scope" text NOT NULL,
	"micros" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "spending_day_scope_pk" PRIMARY KEY("day","scope")
);
--> statement-breakpoint
ALTER TABLE "router"."spending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."guardian_pin" ADD CONSTRAINT "guardian_pin_organization_id_workspace_id_fk" FOREIGN KEY ("organization_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_organization_id_workspace_id_fk" FOREIGN KEY ("organization_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_inviter_id_user_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_organization_id_workspace_id_fk" FOREIGN KEY ("organization_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."profile" ADD CONSTRAINT "profile_organization_id_workspace_id_fk" FOREIGN KEY ("organization_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "router"."key" ADD CONSTRAINT "key_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "router"."request" ADD CONSTRAINT "request_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitation_organization" ON "auth"."invitation" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "auth"."invitation" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "auth"."member" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "member_user" ON "auth"."member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "profile_organization" ON "auth"."profile" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "request_newest" ON "router"."request" USING btree ("workspace_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE POLICY "system" ON "router"."budget" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "router"."key" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "router"."key" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system" ON "router"."rate" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "router"."request" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "router"."request" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system" ON "router"."reservation" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system" ON "router"."spending" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);