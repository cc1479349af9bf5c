// Sends the chosen files one by one, each with its own progress. Without this script the form sends them all at once, and nothing is lost.
const form = document.querySelector("form.upload");
const input = form.querySelector("input[type=file]");
const drop = form.querySelector(".upload__drop");
const status = form.querySelector(".upload__status");
const list = form.querySelector(".upload__files");
const say = form.dataset;

let lines = [];
let busy = false;

const lineOf = (file) => {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "upload__name";
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const said = document.createElement("span");
  said.className = "upload__said";
  said.textContent = say.waiting;
  item.append(name, bar, said);
  return { file, item, bar, said, done: false, final: false };
};

const show = () => {
  list.replaceChildren(...lines.map((line) => line.item));
  list.hidden = lines.length === 0;
};

const choose = (files) => {
  lines = lines.filter((line) => line.done).concat(Array.from(files, lineOf));
  status.textContent = "";
  show();
};

const fail = (line, sentence, final) => {
  line.bar.value = 0;
  line.final = final;
  line.item.classList.add("upload__failed");
  line.said.textContent = sentence;
};

const send = (line) => new Promise((settled) => {
  if (line.file.size > Number(say.most)) {
    fail(line, say.tooLarge.replace("{0}", line.file.name), true);
    settled();
    return;
  }
  const body = new FormData();
  body.append("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
  body.append(input.name, line.file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    line.bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
    line.said.textContent = `${Math.floor(line.bar.value)}%`;
  });
  request.addEventListener("loadend", () => {
    const told = request.response;
    if (request.status === 200 && typeof told?.next === "string") {
      line.done = true;
      line.next = told.next;
      line.bar.value = 100;
      line.said.textContent = say.done;
    } else if (typeof told?.refused === "string") {
      fail(line, told.refused, true);
    } else {
      // An answer that is not ours: of a proxy, or none.
      const [sentence, final] = { 401: [say.signedOut, false], 403: [say.blocked, false], 413: [say.tooLargeOnTheWay.replace("{0}", line.file.name), true] }[request.status] ?? [say.lost, false];
      fail(line, sentence, final);
    }
    settled();
  });
  line.item.classList.remove("upload__failed");
  request.send(body);
});

const sendAll = async () => {
  busy = true;
  for (const line of lines.filter((l) => !l.done && !l.final)) {
    await send(line);
  }
  busy = false;
  const done = lines.filter((line) => line.done);
  if (lines.every((line) => line.done)) {
    status.textContent = say.allDone;
    location.assign(done.length === 1 ? done[0].next : form.querySelector(".form__actions a").href + `?gedaan=toegevoegd&aantal=${done.length}`);
    return;
  }
  status.textContent = say.someLeft;
  input.value = "";
  status.tabIndex = -1;
  status.focus();
};

input.addEventListener("change", () => choose(input.files));
form.addEventListener("submit", (event) => {
  if (busy) {
    event.preventDefault();
  } else if (lines.some((line) => !line.done && !line.final)) {
    event.preventDefault();
    sendAll();
  }
});
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("upload__drop--over");
  });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("upload__drop--over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = Array.from(event.dataTransfer.files);
  if (files.length > 0) {
    choose(input.multiple ? files : files.slice(0, 1));
  }
});
