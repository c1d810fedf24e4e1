import {Pictures} from './server/qr/pictures.ts'
import {workerPath} from './server/assets.ts'
const p=new Pictures({workerPath:workerPath('server/qr/picture-worker.ts'),idleMs:500})
const d={payload:'tel:*182*8*1*123456*1000#',opensPage:false,payee:{kind:'merchant',value:'123456',network:'MTN'},amountRwf:1000,ussd:'*182*8*1*123456*1000#',language:'en'} as const
let gap=0,last=performance.now();const iv=setInterval(()=>{const n=performance.now();gap=Math.max(gap,n-last);last=n},1)
for(let i=0;i<20;i++){const t=performance.now();const b=await p.draw(d,'picture');console.log(i,b.length,(performance.now()-t).toFixed(1),'gap',gap.toFixed(1));if(i>2&&i<5)gap=0; if(i==19)console.log(await p.read(b),(performance.now()-t).toFixed(1))}
console.log('rss',process.memoryUsage().rss/2**20|0); clearInterval(iv)
await Bun.sleep(900);console.log('running',p.isRunning,'rss',process.memoryUsage().rss/2**20|0)
const t=performance.now();await p.draw(d,'picture');console.log('restart',(performance.now()-t).toFixed(1))
