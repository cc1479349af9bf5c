// Passkeys: asks the browser for one and puts its answer in the form. Without this script, or without passkeys, the forms stay hidden
// and everything goes by password and code.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  const told = form.querySelector("[data-passkey-told]");
  let ready = false;
  form.addEventListener("submit", async event => {
    if (ready) return;
    event.preventDefault();
    told.textContent = "";
    try {
      const asked = await fetch(form.dataset.options, {
        method: "POST",
        headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value, Accept: "application/json" },
      });
      if (!asked.ok) throw new Error(String(asked.status));
      const options = await asked.json();
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.Credential.value = JSON.stringify(credential);
      ready = true;
      form.requestSubmit();
    } catch {
      told.textContent = form.dataset.failed;
    }
  });
}
