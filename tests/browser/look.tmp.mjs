import { chromium } from 'playwright-core';
const [,, url, out, w='1280', h='900', y='0', scheme='light'] = process.argv;
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--disable-background-networking','--disable-component-update','--disable-sync']});
const p = await b.newPage({viewport:{width:+w,height:+h}, colorScheme: scheme});
await p.goto(url); await p.evaluate(y=>window.scrollTo(0,y), +y); await p.waitForTimeout(150);
await p.screenshot({path: out}); await b.close();
