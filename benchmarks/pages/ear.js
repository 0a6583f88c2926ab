// First in the head of every page: tells the server when the first chart is visible, and when charts were last redrawn.
(() => {
    const CHART = '.stPlotlyChart, .covmap, .panel';
    const sanad = (window.sanad = { first: null, changed: null, asked: null });
    const isDrawn = chart => {
        const box = chart.getBoundingClientRect();
        const drawing = chart.matches('.covmap') ? chart : chart.querySelector('.main-svg');
        return box.width > 50 && box.height > 50 && drawing && drawing.querySelector('.trace, .point, path, td, .covyear');
    };
    // The time at which what has just changed is on the screen: after the next frame.
    const afterPaint = note => requestAnimationFrame(() => setTimeout(() => note(performance.now()), 0));
    const see = records => {
        const within = records.some(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest(CHART)
            || target.querySelector?.(`:scope ${CHART}`));
        if (!within) return;
        if (sanad.asked !== null) afterPaint(now => { sanad.changed = now; });
        if (sanad.first === null && [...document.querySelectorAll(CHART)].some(isDrawn)) {
            sanad.first = 0;
            afterPaint(now => { sanad.first = now; fetch('/ear', { method: 'POST', body: String(now) }); });
        }
    };
    new MutationObserver(see).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const until = holds => new Promise(resolve => {
        const look = setInterval(() => { if (holds()) { clearInterval(look); resolve(); } }, 20);
    });
    // Over once nothing has changed for some milliseconds.
    sanad.settled = async quiet => {
        await until(() => sanad.changed !== null && performance.now() - sanad.changed > quiet);
        return sanad.changed - sanad.asked;
    };
    // A change begins when the reader lets go of the option, or presses Enter.
    const ask = () => { sanad.asked = performance.now(); sanad.changed = null; };
    document.addEventListener('pointerup', event => { if (event.target.closest('[role=option], [data-figure-row]')) ask(); }, true);
    document.addEventListener('keydown', event => { if (event.key === 'Enter') ask(); }, true);
})();
