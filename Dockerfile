FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-noto-cjk ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node 24, and PostgreSQL is a service of its own: no install script is needed.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY bin ./bin
COPY src ./src
COPY jobs ./jobs
COPY config ./config
COPY tsconfig.json LICENSE ./
RUN mkdir -p /data node_modules/.cache/nianbao && chown node:node /data node_modules/.cache/nianbao
USER node
ENV NODE_ENV=production NIANBAO_DATA=/data NIANBAO_CHROMIUM=/usr/bin/chromium
VOLUME /data
EXPOSE 8420
ENTRYPOINT ["node", "bin/nianbao.js"]
CMD ["start"]
