{{/* What all pods share. Call each with (dict "root" $ "component" "web" …). */}}

{{- define "keten.podMetadata" -}}
labels:
  {{- include "keten.labels" . | nindent 2 }}
annotations:
  checksum/config: {{ include "keten.settings" .root | sha256sum }}
  {{- with .root.Values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "keten.podSpec" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 1Gi
  {{- if .files }}
  - name: files
    persistentVolumeClaim:
      claimName: {{ .root.Values.files.claimName }}
  - name: vernietigd
    persistentVolumeClaim:
      claimName: {{ .root.Values.files.ledgerClaimName }}
  {{- end }}
  {{- if .seals }}
  - name: zegel
    secret:
      secretName: {{ .root.Values.secrets.sealKey }}
      defaultMode: 0440
  {{- with .root.Values.sealer.anchorsClaimName }}
  - name: ankers
    persistentVolumeClaim:
      claimName: {{ . }}
  {{- end }}
  {{- end }}
{{- end -}}

{{/* Over nodes and zones as evenly as there is room; a full cluster still starts them. */}}
{{- define "keten.spread" -}}
topologySpreadConstraints:
  {{- $labels := include "keten.selectorLabels" . -}}
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- $labels | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end -}}

{{- define "keten.container" -}}
image: {{ include "keten.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
resources:
  {{- toYaml .resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- if .files }}
  - name: files
    mountPath: /tmp/keten/bestanden
  - name: vernietigd
    mountPath: /tmp/keten/vernietigd
  {{- end }}
  {{- if .seals }}
  - name: zegel
    mountPath: /zegel
    readOnly: true
  {{- if .root.Values.sealer.anchorsClaimName }}
  - name: ankers
    mountPath: /ankers
  {{- end }}
  {{- end }}
{{- end -}}

{{/* Both faces run the same web server; the host decides nothing here but passes the check of allowed hosts.
     The forwarded header keeps the answer from being a redirect to https, which would count as healthy. */}}
{{- define "keten.webContainer" -}}
{{ include "keten.container" . }}
command: [gunicorn, "config.wsgi:application", --config, "python:config.gunicorn", --bind, "0.0.0.0:8000"]
ports:
  - name: http
    containerPort: 8000
startupProbe:
  {{- include "keten.probe" (dict "path" "/gezond/live" "host" .host) | nindent 2 }}
  periodSeconds: 2
  failureThreshold: 45
livenessProbe:
  {{- include "keten.probe" (dict "path" "/gezond/live" "host" .host) | nindent 2 }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  {{- include "keten.probe" (dict "path" "/gezond/klaar" "host" .host) | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 4
  failureThreshold: 2
lifecycle:
  preStop:
    # Endpoints are taken away while the pod is already stopping: keep answering until the last of them knows.
    sleep:
      seconds: 10
{{- end -}}

{{- define "keten.probe" -}}
httpGet:
  path: {{ .path }}
  port: http
  httpHeaders:
    - name: Host
      value: {{ .host }}
    - name: X-Forwarded-Proto
      value: https
{{- end -}}

{{/* A changed pod may come before an old one goes: nobody waits during an upgrade. */}}
{{- define "keten.rolling" -}}
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxSurge: 1
    maxUnavailable: 0
{{- end -}}
