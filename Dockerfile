# Junket as an image: the program, its data, its model and the vectors of its texts. No shell, not root.
#
#   docker build -t junket .
#   docker run -e DISCORD_TOKEN junket
#
# Own data: mount a folder with interviews/ and names.json, and name it in JUNKET_DATA; the model stays.

FROM rust:1.95-bookworm AS build
WORKDIR /junket
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/junket/target \
    cargo build --release --locked -p junket && scripts/image_root.sh target/release/junket data /image

FROM scratch
COPY --from=build /image /
ENV JUNKET_DATA=/usr/share/junket/data \
    JUNKET_MODEL=/usr/share/junket/data/model \
    JUNKET_CACHE=/var/cache/junket/vectors.safetensors \
    JUNKET_STORE=/var/lib/junket/counts.sqlite \
    JUNKET_LOG=info \
    JUNKET_LOG_FORMAT=json \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    HOME=/tmp
USER 10001:10001
# What is counted outlives the container if this is a volume.
VOLUME /var/lib/junket
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/usr/bin/junket", "health"]
ENTRYPOINT ["/usr/bin/junket"]
CMD ["bot"]
